"""Count the people of a draft by the shares that `headcount.share_out` gives to its seats."""

from orgmodel.typical.build.draft import Draft
from orgmodel.typical.build.headcount import Count, Share, share_out


def count_people(draft: Draft) -> dict[str, Count]:
    """Holders and team of every counted seat; the board's is left out.

    Function heads have a team by the illustrative share of their function. Where there are divisions, headquarters
    keeps a part of it and the rest is divided among the division heads, as a division has functions of its own (F47).

    Raises
    ------
    NotEnoughPeople
        If there are more seats than people.
    """
    counted = [seat.key for seat in draft.seats if seat.role != "board"]
    percent = {function.role: function.share_pct for function in draft.domain.functions.values()}
    divisions = [seat.key for seat in draft.seats if seat.role == "division_head" and seat.rule == "R14"]
    kept = draft.force.numbers.divisional.headquarters_pct.value or 100 if divisions else 100
    shares: dict[str, Share] = {}
    for seat in draft.seats:
        if seat.role in percent:
            part = f"; {kept}% of it at headquarters, the rest in the divisions" if divisions else ""
            basis = f"an illustrative share of {percent[seat.role]:g}% of all people{part} (judgement)"
            shares[seat.key] = Share(percent[seat.role] * kept / 100, basis)
    each = sum(percent[key] for key in shares) * (100 - kept) / 100 / max(1, len(divisions))
    basis = f"the division's part of the other functions, an illustrative {each:.1f}% of all people (judgement)"
    shares |= {key: Share(each, basis) for key in divisions}
    return share_out(
        draft.company.headcount,
        counted,
        shares=shares,
        branches=draft.branches,
        trunks=draft.trunks,
        office=draft.office,
        people_per_office_seat=draft.force.numbers.office.people_per_seat.value or 100,
    )
