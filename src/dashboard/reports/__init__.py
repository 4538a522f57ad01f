"""The meeting pack: from findings to a document, and from the document to PDF, Word and PowerPoint."""
