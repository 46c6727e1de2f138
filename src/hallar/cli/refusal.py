"""What a command says, in the user's language, when it is asked for something it cannot do."""

from __future__ import annotations

from collections.abc import Collection

from hallar.cli.language import Language


class RefusalError(Exception):
    """A command was asked for something that it cannot do; nothing was written."""

    def __init__(self, english: str, spanish: str) -> None:
        """Keep rule and remedy in both languages."""
        super().__init__(english)
        self._texts = {"en": english, "es": spanish}

    def message(self, language: Language) -> str:
        """Return rule and remedy."""
        return self._texts[language]


class StoppedError(RefusalError):
    """The user stopped a command that can go on from where it was."""


def refuse_unlisted(option: str, value: str, allowed: Collection[str]) -> None:
    """Refuse a value that is not one of a list.

    Raises:
        RefusalError: it is not.
    """
    if value not in allowed:
        listed = ", ".join(allowed)
        raise RefusalError(
            f"{option} {value}: there is no such choice. Choose one of: {listed}",
            f"{option} {value}: no existe esa opción. Elija una de: {listed}",
        )


def unknown_identifier(file: str, kind: tuple[str, str], identifiers: Collection[str]) -> RefusalError:
    """Return the refusal of identifiers that a registry does not hold.

    Args:
        file: name of the registry.
        kind: what was looked for, in English and Spanish.
        identifiers: those not found.
    """
    listed = ", ".join(sorted(identifiers))
    return RefusalError(
        f"{file} has no {kind[0]} {listed}. Check the identifier",
        f"{file} no tiene {kind[1]} {listed}. Revise el identificador",
    )


def name_taken(path: str, option: str) -> RefusalError:
    """Return the refusal to replace what exists.

    Args:
        path: what exists.
        option: the option that allows it.
    """
    return RefusalError(
        f"{path} exists. Choose another name or say {option}",
        f"{path} ya existe. Elija otro nombre o indique {option}",
    )
