"""Commands of the review: forget what residents wrote."""
