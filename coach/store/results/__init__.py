"""Results: what a patient did, as one file for the clinic."""
