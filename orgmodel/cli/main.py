"""The commands. A flaw is one clear line on standard error and exit code 2."""

import json
import sys
from itertools import pairwise
from typing import Annotated, Any, NoReturn

import typer

# Typer carries its own copy of click and names the base of its errors nowhere else.
from typer._click.exceptions import ClickException

from orgmodel.catalog.load import load_domain
from orgmodel.cli.batch import batch
from orgmodel.cli.compare import compare
from orgmodel.cli.export import export
from orgmodel.cli.fit import fit
from orgmodel.cli.options import takes_company
from orgmodel.cli.output import line_json, reason_text
from orgmodel.cli.people import people
from orgmodel.cli.read import read
from orgmodel.errors import OrgError, UnknownName
from orgmodel.typical.build.build import build
from orgmodel.typical.graph import boss_of, seat_of, why_of
from orgmodel.typical.parameters import TypicalCompany
from orgmodel.typical.presets import load_presets

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Who reports to whom, by company size.")
JsonFlag = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
@takes_company
def chain(company: TypicalCompany, as_json: JsonFlag = False) -> None:
    """Print the operations line from the front line up to the chief executive, in role keys."""
    graph = build(company, load_domain())
    keys = graph.graph["chain"]
    roles = [seat_of(graph, key).role for key in keys]
    if not as_json:
        print(" > ".join(roles))
        return
    edges = [line_json(graph, source, target) for source, target in pairwise(keys)]
    head = next((seat_of(graph, key).role for key in keys if seat_of(graph, key).is_head_of_operations), None)
    notices = [{"code": code, "text": text, "cites": list(cites)} for code, text, cites in graph.graph["notices"]]
    _print_json({"chain": roles, "levels": len(roles), "head_of_operations": head, "edges": edges, "notices": notices})


@app.command()
@takes_company
def why(
    company: TypicalCompany, role: Annotated[str, typer.Argument(help="Role or seat key.")], as_json: JsonFlag = False
) -> None:
    """Print the reason of a role's reporting line: sentence, rule, evidence, confidence, alternatives."""
    domain = load_domain()
    graph = build(company, domain)
    key = next((key for key in graph if role in (key, seat_of(graph, key).role)), None)
    if key is None:
        known = dict.fromkeys([*domain.roles, *(function.role for function in domain.functions.values())])
        if role not in known:
            raise UnknownName("role", role, known)
        raise UnknownName("seat in this company for the role", role, graph)
    boss = boss_of(graph, key)
    if boss is None:
        if as_json:
            _print_json({"from": seat_of(graph, key).role, "to": None})
        else:
            print(f"{seat_of(graph, key).title}: at the top; reports to nobody.")
    elif as_json:
        _print_json(line_json(graph, key, boss))
    else:
        print(reason_text(why_of(graph, key, boss)))


@app.command()
def presets(as_json: JsonFlag = False) -> None:
    """List the company presets."""
    listed = load_presets(load_domain()).values()
    if as_json:
        _print_json(
            [{"key": p.key, "name": p.name, "headcount": p.company.headcount, "summary": p.summary} for p in listed]
        )
        return
    width = max(len(preset.key) for preset in listed)
    for preset in listed:
        print(f"{preset.key:{width}}  {preset.company.headcount:>9,}  {preset.summary}")


@app.command()
def roles(as_json: JsonFlag = False) -> None:
    """List the role catalogue."""
    entries = load_domain().roles.values()
    if as_json:
        records = [
            {
                "key": role.key,
                "name": role.name,
                "level": role.level,
                "aliases": [alias.title for alias in role.aliases],
                "parents": [parent.role for parent in role.parents],
            }
            for role in entries
        ]
        _print_json(records)
        return
    width = max(len(role.key) for role in entries)
    for role in entries:
        parents = ", ".join(parent.role for parent in role.parents)
        print(f"{role.key:{width}}  {role.level:>4g}  {role.name}; reports to: {parents or 'nobody'}")


app.command()(export)
app.command()(batch)
app.command()(read)
app.command()(people)
app.command()(fit)
app.command()(compare)


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def run(arguments: list[str] | None = None, commands: typer.Typer = app, program: str = "orgmodel") -> NoReturn:
    """Run one command and leave the process with its exit code.

    Parameters
    ----------
    arguments
        Those of the process unless given.
    commands
        What can be run.
    program
        Its name, for help and errors.
    """
    try:
        code = typer.main.get_command(commands).main(args=arguments, prog_name=program, standalone_mode=False)
    except ClickException as error:
        _fail(program, error.format_message())
    except OrgError as error:
        _fail(program, str(error))
    except BrokenPipeError:
        sys.exit(0)
    sys.exit(code or 0)


def _fail(program: str, message: str) -> NoReturn:
    print(f"{program}: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(2)
