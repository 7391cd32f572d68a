"""Starting the server, and examining a machine before it is started."""
