"""How far a long command has come: a line that rewrites itself on a terminal, silence elsewhere."""


class Progress:
    """Counts steps on `stream`; shows nothing where nobody watches."""

    def __init__(self, stream, *, total=0, quiet=False):
        self.stream, self.total, self.done = stream, total, 0
        self.shows = not quiet and getattr(stream, "isatty", lambda: False)()

    def step(self, name="", by=1):
        self.done += by
        if self.shows:
            self.stream.write(f"\r{self.bar()} {name[-50:]:<50}", ending="")

    def bar(self):
        """ "[####------] 4/10", or the count alone where nobody knows how many there will be."""
        if not self.total:
            return str(self.done)
        full = min(20, 20 * self.done // self.total)
        return f"[{'#' * full}{'-' * (20 - full)}] {self.done}/{self.total}"

    def end(self):
        if self.shows:
            self.stream.write("")
