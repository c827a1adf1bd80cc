"""What an exercise or programme file may say, as Pydantic models."""
