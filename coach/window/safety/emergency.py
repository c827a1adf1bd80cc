"""The emergency number of a country, and the sentence that names it. No Qt.

The numbers of BH, CN, EG, ID, IL, IR, TN, TW and ZA agree with the table of emergency numbers in
the Wikibooks manual "First Aid", appendix F (those for medical help). The others are the commonly
published ones and were not compared with a list of authorities. A country that is not certain is
left out: then no number is named.
"""

from __future__ import annotations

from typing import Final

from coach.window.translation.translate import tr

_COUNTRIES: Final = {
    "112": "AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GE GR HR HU IE IN IS IT KW LI LT LU LV MC MD"
    " ME MK MT NL NO PL PT RO RS RU SE SI SK SM TR UA VA",
    "911": "CA CR DO EC MX PA PH PR US UY",
    "106": "PE",
    "107": "AR",
    "124": "BA",
    "999": "BD BH GB GG HK IM JE KE MO MY QA",
    "998": "AE",
    "995": "SG",
    "000": "AU",
    "111": "NZ",
    "119": "JP KR TW",
    "120": "CN",
    "10177": "ZA",
    "190": "TN",
    "192": "BR",
    "123": "CO EG",
    "131": "CL",
    "101": "IL",
    "115": "IR VN",
    "118": "ID",
    "1669": "TH",
    "997": "SA",
}
"""Number of ambulance or rescue services -> ISO 3166 codes of countries."""
NUMBERS: Final = {
    country: number for number, countries in _COUNTRIES.items() for country in countries.split()
}
"""ISO 3166 code of a country -> its emergency number."""


def find_emergency_number(country: str, chosen: str = "") -> str:
    """Return the number to call in an emergency; empty if it is not known.

    Args:
        country: ISO 3166 code, for example ``DE``.
        chosen: The number that the user chose in the settings; it comes first.

    """
    return chosen.strip() or NUMBERS.get(country.upper(), "")


def describe_emergency(number: str) -> str:
    """Return what to do in an emergency, in the user's language; an empty number is not known."""
    if number:
        return tr("In an emergency, call {number}.", number=number)
    return tr("In an emergency, call the emergency number.")
