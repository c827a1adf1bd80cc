"""Parts that FHIR resources of a recording share: codes, people, the device, entries.

LOINC codes are given only if the code is printed with its own full name somewhere public;
docs/exports.md says where. For flexion and extension of the hip no page prints the names of the
codes 41319-5 to 41334-4 with the joint, so these are described as text.
"""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any, Final
from urllib.parse import quote

from markupsafe import escape

from coach import __version__
from coach.report.report_data import ReportData

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
TERMINOLOGY: Final = "http://terminology.hl7.org/CodeSystem"
URI: Final = "urn:ietf:rfc:3986"
PANEL: Final = ("41359-1", "Active range of motion panel Quantitative")
PAIN: Final = ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")
DEVICE: Final = "coach"


def make_concept(text: str, system: str, code: str, display: str) -> dict[str, Any]:
    """Return a concept with one code and its text."""
    return {"coding": [{"system": system, "code": code, "display": display}], "text": text}


def make_quantity(value: float, unit: str, code: str) -> dict[str, Any]:
    """Return a quantity in a unit of UCUM."""
    return {"value": value, "unit": unit, "system": UCUM, "code": code}


def name_resource(data: ReportData, part: str) -> str:
    """Return a name that is the same for each export of a recording."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"coach:{data.sha256}:{part}").urn


def begin_observation(data: ReportData, part: str, category: str) -> dict[str, Any]:
    """Return what every Observation of a recording begins with.

    Args:
        data: The recording.
        part: What of it is observed: a side, ``panel``, ``pain before``.
        category: Code of the category: ``exam`` or ``survey``.
    """
    header = data.recording.header
    looks = {"pose model": header.model_sha256, "larger pose model": header.larger_model_sha256}
    models = [{"value": f"{name} SHA-256 {sha256}"} for name, sha256 in looks.items() if sha256]
    device: dict[str, Any] = {
        "resourceType": "Device",
        "id": DEVICE,
        "status": "active",
        "deviceName": [{"name": "coach", "type": "user-friendly-name"}],
        "type": {"text": "Software that measures angles in pictures; not a medical device"},
        "version": [{"value": __version__}, *models],
    }
    system = f"{TERMINOLOGY}/observation-category"
    return {
        "resourceType": "Observation",
        "contained": [device],
        "identifier": [{"system": URI, "value": name_resource(data, part)}],
        "status": "preliminary",  # measured by a program, seen by no clinician yet
        "category": [make_concept(category.title(), system, category, category.title())],
        "subject": name_subject(data),
        "effectiveDateTime": format_time(data.started),
        "performer": [{"display": data.performer} if data.performer else name_subject(data)],
        "device": {"reference": f"#{DEVICE}"},
    }


def name_subject(data: ReportData) -> dict[str, Any]:
    """Return whom it is about: the identifier that was given, the name, or that it is unknown."""
    subject: dict[str, Any] = {"type": "Patient", "display": data.patient or "Patient not named"}
    if data.patient_id:
        system, bar, value = data.patient_id.rpartition("|")
        subject["identifier"] = {"system": system, "value": value} if bar else {"value": value}
    return subject


def make_entry(resource: dict[str, Any]) -> dict[str, Any]:
    """Return an entry of a transaction: importing it again updates the same resource."""
    identifier = resource["identifier"][0]
    search = quote(f"{identifier['system']}|{identifier['value']}", safe=":")
    return {
        "fullUrl": identifier["value"],
        "resource": resource,
        "request": {"method": "PUT", "url": f"Observation?identifier={search}"},
    }


def make_narrative(text: str) -> dict[str, str]:
    """Return a narrative of one line."""
    body = f'<div xmlns="http://www.w3.org/1999/xhtml">{escape(text)}</div>'
    return {"status": "generated", "div": body}


def format_time(moment: dt.datetime) -> str:
    """Return a time in the zone of this computer, with its offset."""
    return moment.astimezone().isoformat(timespec="seconds")
