"""One file per thing a person does; each has `register(app, catalogue)`."""
