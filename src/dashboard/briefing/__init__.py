"""What a page, a command or an export needs to know of a build and the journal; knows no screen."""
