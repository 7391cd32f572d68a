"""Work that outlasts an answer: files read, companies generated, pictures painted, exports kept and swept."""
