"""Pure judgement of figures: criteria, course, states."""
