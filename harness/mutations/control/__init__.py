"""Controls: what good pages have that looks a little like an error page. A scraper must extract as before.

Each finds its own place, so there is nothing to draw: all of them are played on every page that a scraper reads.
"""

from harness.mutations.control.consent_dialog import ConsentDialog
from harness.mutations.control.error_wording import ErrorWording
from harness.mutations.control.guarded_form import GUARDS, GuardedForm
from harness.mutations.control.idle_paywall import IdlePaywall
from harness.mutations.control.login_form import LoginForm
from harness.mutations.control.robots_noindex import RobotsNoindex
from harness.mutations.control.script_notice import ScriptNotice
from harness.mutations.control.twin import muted

Control = RobotsNoindex | ScriptNotice | IdlePaywall | ErrorWording | GuardedForm | LoginForm | ConsentDialog

CONTROLS: tuple[Control, ...] = (
    RobotsNoindex(),
    ScriptNotice(),
    IdlePaywall(),
    ErrorWording(),
    *(GuardedForm(guard) for guard in GUARDS),
    LoginForm(),
    ConsentDialog(),
)
"""Every control, simplest first."""

__all__ = ["CONTROLS", "Control", "muted"]
