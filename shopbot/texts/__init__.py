"""Words in five languages: the Fluent texts, what may stand in them, how values are written, and what owners reword."""
