"""The errors that a command reports in one line, with their exit statuses."""

from __future__ import annotations

from kit.codeformat import EXIT_DATA, EXIT_NO_INPUT, EXIT_UNAVAILABLE, EXIT_USAGE


class VmkitError(Exception):
    """Printed as `vmkit: message`, then the hint; no traceback."""

    exit_status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class WrongUsage(VmkitError):
    """The command line asks for something that does not exist or make sense."""

    exit_status = EXIT_USAGE


class WrongData(VmkitError):
    """An input file's content is not what it must be."""

    exit_status = EXIT_DATA


class NoInput(VmkitError):
    """An input file is missing or unreadable."""

    exit_status = EXIT_NO_INPUT


class Unavailable(VmkitError):
    """Something needed (a tool, a package, the network) is missing."""

    exit_status = EXIT_UNAVAILABLE


class Failed(VmkitError):
    """A step was carried out and failed: a translation, a test, a program."""
