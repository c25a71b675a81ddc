"""What people have, made into source pages: text, HTML, Markdown, Word documents, and translations of them."""
