"""The Dash front end: page, callbacks, and the server round them."""
