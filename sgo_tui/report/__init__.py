"""The paper: a page to look at, lists for class teachers, notices for families. It reads tables and changes nothing."""
