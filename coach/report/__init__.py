"""Exports: tables, reports, video clips, motion files and FHIR."""
