"""Each indicator as a Danish speaker says it, so that a figure becomes a sentence and not a label.

A phrase follows the place (`På Motalavej stod 38,7 % af ...`), so its verb comes first. `{v}` is the value
with its unit, `{n}` the number alone.
"""

from __future__ import annotations

from typing import Final

from dashboard import danish
from dashboard.store.records import Indicator

PHRASE: Final[dict[str, str]] = {
    "outside_work_education": "stod {v} af de 18-64-årige uden for arbejde og uddannelse",
    "non_western": "havde {v} af beboerne ikke-vestlig oprindelse",
    "convicted": "var {v} af beboerne på 18 år og derover dømt",
    "basic_schooling_only": "havde {v} af de 30-59-årige kun grundskole eller uoplyst uddannelse",
    "income_share_of_region": "var gennemsnitsindkomsten {v} af regionens",
    "criminal_decisions": "var der {n} kriminalretlige afgørelser pr. 1.000 beboere",
    "income_share_of_municipality": "var gennemsnitsindkomsten {v} af kommunens",
    "mean_income": "var gennemsnitsindkomsten {v}",
    "employed": "var {v} af de voksne i beskæftigelse",
    "young_on_benefits": "fik {v} af de unge kontanthjælp eller uddannelseshjælp",
    "youth_education": "havde {v} af de 16-24-årige en ungdomsuddannelse eller var i gang med en",
    "not_education_ready": "blev {v} af eleverne i 8. klasse vurderet ikke-uddannelsesparate",
    "company_placements": "begyndte {v} forløb i virksomhedspraktik eller løntilskud",
    "leisure_jobs": "var {v} unge i fritidsjob gennem indsatsen",
    "feeling_safe": "følte {v} af de adspurgte beboere sig trygge",
    "arson": "var der {v} påsatte brande",
    "vandalism_cases": "var der {v} sager om hærværk",
    "vandalism_cost": "kostede det {v} at udbedre hærværk",
    "moving_out": "var fraflytningen {v}",
    "waiting_list": "stod {v} husstande på venteliste",
    "vacant_dwellings": "stod {v} boliger ledige",
    "parent_network_members": "var der {v} aktive bydelsmødre og deltagere i fædregrupper",
    "family_guidance": "begyndte {v} vejledningsforløb i dagtilbud og skoler",
    "active_volunteers": "var der {v} aktive frivillige",
    "residents": "var der {v} beboere",
    "dwellings": "var der {v} boliger",
    "age_0_24": "var {v} af beboerne 0-24 år",
    "age_25_49": "var {v} af beboerne 25-49 år",
    "age_50_plus": "var {v} af beboerne 50 år eller derover",
    "young_immigrant_background": "var {v} af beboerne unge indvandrere og efterkommere",
}

_OF_ONE: Final[dict[str, str]] = {
    "leisure_jobs": "var {v} ung i fritidsjob gennem indsatsen",
    "arson": "var der {v} påsat brand",
    "vandalism_cases": "var der {v} sag om hærværk",
    "waiting_list": "stod {v} husstand på venteliste",
    "vacant_dwellings": "stod {v} bolig ledig",
    "parent_network_members": "var der {v} aktiv bydelsmor eller deltager i en fædregruppe",
    "active_volunteers": "var der {v} aktiv frivillig",
    "residents": "var der {v} beboer",
    "dwellings": "var der {v} bolig",
}


def phrase(indicator: Indicator, value: float, decimals: int) -> str:
    """What a figure says, without place and period."""
    number = danish.number(value, decimals)
    template = PHRASE.get(indicator.indicator_id, f"{danish.lower_first(indicator.name)}: {{v}}")
    if indicator.unit == "count" and danish.rounded(value, decimals) == 1:
        template = _OF_ONE.get(indicator.indicator_id, template)
    return template.format(v=danish.quantity(value, indicator.unit, decimals), n=number)
