// The reader's script. The page reads whole without it; each part adds one
// thing. near.js says when a row is to be dressed, reading.js when the view
// changes; the event "relay" on a row says that it has changed its height.
import "./pairing.js";
import "./notes.js";
import "./setting.js"; // before the margin, which measures what it has set
import "./margin.js";
import "./sentence.js";
import "./place.js";
import "./found.js";
import "./seek.js";
import "./bar.js";
import "./front.js";
import "./parts.js";
import "./look.js";
import "./disk.js";
import "./reading.js";
