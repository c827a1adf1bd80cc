"""What the people in rendered clips do: one movement for each exercise."""
