"""How far a long command has come: a line that rewrites itself on a terminal, silence elsewhere."""


class Progress:
    """Counts steps on `stream`; shows nothing where nobody watches."""

    def __init__(self, stream, *, total=0, quiet=False):
        self.stream, self.total, self.done = stream, total, 0
        self.shows = not quiet and getattr(stream, "isatty", lambda: False)()

    def step(self, name="", by=1):
        self.done += by
        if self.shows:
            of_all = f"/{self.total}" if self.total else ""
            self.stream.write(f"\r{self.done}{of_all} {name[-60:]:<60}", ending="")

    def end(self):
        if self.shows:
            self.stream.write("")
