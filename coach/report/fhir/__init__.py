"""HL7 FHIR R4 resources of a recording."""
