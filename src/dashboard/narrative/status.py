"""The sentence that leads the Status page, and the verdict of each area."""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.analysis.picture import Overview, Row
from dashboard.store.records import ListStatus, Ruleset


def headline(picture: Overview) -> str:
    """`To af de fire områder opfylder betingelserne for at være særligt udsatte boligområder.`"""
    verdicts = [row.verdict.verdict for row in picture.areas if row.verdict]
    total = len(picture.areas)
    on, unknown = verdicts.count("on"), verdicts.count("unknown")
    of_all = danish.count_word(total)
    kind = picture.ruleset.list_label
    if total == 1:
        return _of_one(verdicts, kind)
    if unknown == total:
        return f"Det kan ikke afgøres, om de {of_all} områder opfylder betingelserne for at være {kind}."
    if on == total:
        verdict = f"Alle {of_all} områder opfylder betingelserne for at være {kind}"
    elif on == 0 and not unknown:
        verdict = f"Ingen af de {of_all} områder opfylder betingelserne for at være {kind}"
    elif on == 0:
        verdict = f"Ingen af de områder, der kan afgøres, opfylder betingelserne for at være {kind}"
    else:
        verdict = (
            f"{danish.sentence_case(danish.count_word(on))} af de {of_all} områder "
            f"opfylder betingelserne for at være {kind}"
        )
    if unknown:
        verdict += f"; for {danish.count_word(unknown)} kan det ikke afgøres"
    return f"{verdict}."


def _of_one(verdicts: list[str], kind: str) -> str:
    if "unknown" in verdicts:
        return f"Det kan ikke afgøres, om området opfylder betingelserne for at være {kind}."
    return f"Området opfylder {'' if 'on' in verdicts else 'ikke '}betingelserne for at være {kind}."


def goal(target_year: int) -> str:
    return f"Målet for {target_year} er ingen."


EXAMPLE_NOTE: Final = "Dommen bygger på eksempeltal og siger derfor intet om områderne."
OLD_NOTE: Final = "Dommen bygger på tal, der er over tre år gamle."


def rule(ruleset: Ruleset, of_all: int, mandatory: str | None) -> str:
    """How the verdict comes about under the rules, in one line."""
    text = (
        f"Et område opfylder betingelserne, når mindst {ruleset.required} af {of_all} kriterier er opfyldt "
        f"og det har mindst {danish.number(ruleset.min_residents)} beboere"
    )
    return (
        f"{text}, og når kriteriet om {danish.lower_first(mandatory)} desuden er opfyldt."
        if mandatory
        else f"{text}."
    )


def score(verdict: ListStatus) -> str:
    """`4 af 5`, `2 af 4 (1 ukendt)`, or `ukendt`: none met is not the same as none known."""
    if verdict.unknown == verdict.of:
        return "ukendt"
    text = f"{verdict.met} af {verdict.of}"
    if not verdict.unknown:
        return text
    return f"{text} ({verdict.unknown} {'ukendt' if verdict.unknown == 1 else 'ukendte'})"


def score_in_words(verdict: ListStatus) -> str:
    """`4 af 5 kriterier opfyldt`"""
    if verdict.unknown == verdict.of:
        return f"ingen af de {danish.count_word(verdict.of)} kriterier kan afgøres"
    return f"{score(verdict)} kriterier opfyldt"


def verdict_words(verdict: ListStatus) -> str:
    """The verdict under the chosen rules, and what makes it uncertain."""
    if verdict.verdict == "on":
        words = "Opfylder betingelserne"
    elif verdict.verdict == "off":
        words = "Opfylder ikke betingelserne"
    else:
        words = "Kan ikke afgøres"
    if verdict.unknown:
        noun = "kriterium uafklaret" if verdict.unknown == 1 else "kriterier uafklarede"
        words += f" ({danish.count_word(verdict.unknown)} {noun})"
    return words


def sentence(verdict: ListStatus) -> str:
    """`4 af 5 kriterier opfyldt. Opfylder betingelserne`"""
    return f"{danish.sentence_case(score_in_words(verdict))}. {verdict_words(verdict)}"


def residents_note(row: Row) -> str | None:
    """Said only where the number of residents decides or is not known."""
    verdict = row.verdict
    if verdict is None:
        return None
    if verdict.residents is None:
        return "Beboertallet er ikke kendt."
    if verdict.residents < verdict.min_residents:
        return f"Under {danish.number(verdict.min_residents)} beboere: kommer ikke på listen."
    return None
