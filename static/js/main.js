// The reader's script. The page reads whole without it; each part adds one
// thing and knows nothing of the others, except that "relay" on the text says
// that entries of the margin have changed their size.
import "./pairing.js";
import "./notes.js";
import "./margin.js";
import "./reading.js";
import "./sentence.js";
import "./place.js";
import "./seek.js";
import "./disk.js";

document.documentElement.classList.add("ready");
