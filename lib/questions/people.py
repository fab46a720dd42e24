"""Who is in the base."""

from lib.database.mirror import Mirror


def someone_of_role(mirror: Mirror, role: str) -> tuple[str, str]:
    """E-mail and name of the first active person of a role, by name; empty when there is none."""
    query = """
        SELECT email, name FROM base.person WHERE role = ? AND active ORDER BY name, email LIMIT 1
    """
    with mirror.cursor() as cursor:
        found = cursor.execute(query, [role]).fetchone()
    return (found[0], found[1]) if found else ("", "")
