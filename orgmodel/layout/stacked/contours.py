"""Non-layered tidy tree: boxes of any size, each as high as its own boss allows.

Van der Ploeg's extension of Reingold and Tilford: left and right contours are linked by threads, and the shift of a
subtree is spread over the siblings it was pushed away from. Steps keep the paper's names.

References
----------
van der Ploeg (2014), Drawing non-layered tidy trees in linear time. Software: Practice and Experience 44(12).
"""

from collections.abc import Sequence


class _Lowest:
    """A linked list of (lowest y, sibling index): which earlier sibling the left contour belongs to at a depth."""

    __slots__ = ("index", "low_y", "rest")

    def __init__(self, low_y: float, index: int, rest: "_Lowest | None") -> None:
        self.low_y, self.index, self.rest = low_y, index, rest


def _update(low_y: float, index: int, lowest: _Lowest | None) -> _Lowest:
    while lowest is not None and low_y >= lowest.low_y:
        lowest = lowest.rest
    return _Lowest(low_y, index, lowest)


class _Tree:
    """Arrays of one run of the algorithm; `children` and `bosses` are indices in preorder."""

    def __init__(
        self, bosses: Sequence[int], widths: Sequence[float], heights: Sequence[float], attach: Sequence[float]
    ) -> None:
        n = len(bosses)
        self.width, self.attach = list(widths), list(attach)
        self.children: list[list[int]] = [[] for _ in range(n)]
        self.y = [0.0] * n
        self.bottom = list(heights)
        for node, boss in enumerate(bosses):
            if boss >= 0:
                self.children[boss].append(node)
                self.y[node] = self.bottom[boss]
                self.bottom[node] = self.y[node] + heights[node]
        self.prelim, self.mod = [0.0] * n, [0.0] * n
        self.shift, self.change = [0.0] * n, [0.0] * n
        self.thread_left: list[int] = [-1] * n
        self.thread_right: list[int] = [-1] * n
        self.extreme_left, self.extreme_right = list(range(n)), list(range(n))
        self.mod_left, self.mod_right = [0.0] * n, [0.0] * n

    def first_walk(self, t: int) -> None:
        """Place the children of `t`, whose own subtrees are done, side by side, and `t` over them."""
        c = self.children[t]
        if not c:
            return
        lowest = _update(self.bottom[self.extreme_left[c[0]]], 0, None)
        for i in range(1, len(c)):
            low_y = self.bottom[self.extreme_right[c[i]]]
            self.separate(c, i, lowest)
            lowest = _update(low_y, i, lowest)
        first, last = c[0], c[-1]
        self.prelim[t] = (
            self.prelim[first]
            + self.mod[first]
            + self.attach[first]
            + self.prelim[last]
            + self.mod[last]
            + self.attach[last]
        ) / 2 - self.attach[t]
        self.extreme_left[t], self.mod_left[t] = self.extreme_left[first], self.mod_left[first]
        self.extreme_right[t], self.mod_right[t] = self.extreme_right[last], self.mod_right[last]

    def separate(self, c: list[int], i: int, lowest: _Lowest) -> None:
        """Push child `i` right until it clears the contour of its elder siblings."""
        right, right_mod = c[i - 1], self.mod[c[i - 1]]
        left, left_mod = c[i], self.mod[c[i]]
        low: _Lowest | None = lowest
        while right >= 0 and left >= 0:
            if low is not None and self.bottom[right] > low.low_y:
                low = low.rest
            distance = (right_mod + self.prelim[right] + self.width[right]) - (left_mod + self.prelim[left])
            if distance > 0:
                left_mod += distance
                self.move_subtree(c, i, low.index if low is not None else 0, distance)
            right_bottom, left_bottom = self.bottom[right], self.bottom[left]
            if right_bottom <= left_bottom:
                right = self.children[right][-1] if self.children[right] else self.thread_right[right]
                if right >= 0:
                    right_mod += self.mod[right]
            if right_bottom >= left_bottom:
                left = self.children[left][0] if self.children[left] else self.thread_left[left]
                if left >= 0:
                    left_mod += self.mod[left]
        if right < 0 and left >= 0:
            self.set_left_thread(c, i, left, left_mod)
        elif right >= 0 and left < 0:
            self.set_right_thread(c, i, right, right_mod)

    def move_subtree(self, c: list[int], i: int, elder: int, distance: float) -> None:
        """Move child `i` right and note what its younger siblings between `elder` and `i` owe."""
        self.mod[c[i]] += distance
        self.mod_left[c[i]] += distance
        self.mod_right[c[i]] += distance
        if elder != i - 1:
            gaps = i - elder
            self.shift[c[elder + 1]] += distance / gaps
            self.shift[c[i]] -= distance / gaps
            self.change[c[i]] -= distance - distance / gaps

    def set_left_thread(self, c: list[int], i: int, left: int, left_mod: float) -> None:
        """Continue the left contour of the first child with that of child `i`, which is deeper."""
        extreme = self.extreme_left[c[0]]
        self.thread_left[extreme] = left
        difference = (left_mod - self.mod[left]) - self.mod_left[c[0]]
        self.mod[extreme] += difference
        self.prelim[extreme] -= difference
        self.extreme_left[c[0]], self.mod_left[c[0]] = self.extreme_left[c[i]], self.mod_left[c[i]]

    def set_right_thread(self, c: list[int], i: int, right: int, right_mod: float) -> None:
        """Continue the right contour of child `i` with that of its elder siblings, which is deeper."""
        extreme = self.extreme_right[c[i]]
        self.thread_right[extreme] = right
        difference = (right_mod - self.mod[right]) - self.mod_right[c[i]]
        self.mod[extreme] += difference
        self.prelim[extreme] -= difference
        self.extreme_right[c[i]], self.mod_right[c[i]] = self.extreme_right[c[i - 1]], self.mod_right[c[i - 1]]

    def second_walk(self) -> list[float]:
        """Left edges, from sums of `mod` along the way down (preorder, so a boss comes before its reports)."""
        n = len(self.width)
        sums = [0.0] * n
        x = [0.0] * n
        for t in range(n):
            sums[t] += self.mod[t]
            x[t] = self.prelim[t] + sums[t]
            d = spread = 0.0
            for child in self.children[t]:
                d += self.shift[child]
                spread += d + self.change[child]
                self.mod[child] += spread
                sums[child] = sums[t]
        return x


def place_boxes(
    bosses: Sequence[int], widths: Sequence[float], heights: Sequence[float], attach: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Left and top edges of the boxes of one tree.

    Parameters
    ----------
    bosses
        Position of each box's boss; preorder, so a boss stands before its reports; -1 for the one top.
    widths, heights
        Box sizes in px, each with the gap to its right and below included.
    attach
        Distance from a box's left edge to the point where its line arrives; a boss is put in the middle between
        the attach points of its first and last report.

    Returns
    -------
    tuple of list of float
        x and y per box; the leftmost x is 0, the top's y is 0. No two boxes overlap.

    Notes
    -----
    O(n) time and memory, no recursion.
    """
    if not bosses:
        return [], []
    tree = _Tree(bosses, widths, heights, attach)
    for t in range(len(bosses) - 1, -1, -1):
        tree.first_walk(t)
    x = tree.second_walk()
    left = min(x)
    return [value - left for value in x], tree.y
