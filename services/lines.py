"""Which telephone lines of the places where a service is given answer about it, by what the lines are called."""

from polish.text import fold

COMPARED = 5  # letters; endings change after them: dodatek, dodatki


def lines_about(service, lines):
    """Those of `lines` whose label speaks of the service by one of its names.

    service: a Service with `names` loaded; lines: PhoneLine rows of its offices.
    """
    wanted = [heads(service.name), *(heads(name.text) for name in service.names.all() if name.language == "pl")]
    return [line for line in lines if line.label and any(speaks_of(heads(line.label), name) for name in wanted)]


def speaks_of(label, name):
    """Whether every telling word of a name stands in the label."""
    return bool(name) and name <= label


def heads(text):
    """The telling words of a text without their endings: {"dodat", "miesz"}; numbers and 500+ whole."""
    words = "".join(char if char.isalnum() or char == "+" else " " for char in fold(text)).split()
    return {word if word[0].isdigit() else word[:COMPARED] for word in words if len(word) > 2}
