// The pages read without scripts. From a disk, where no server adds it, a link to a
// folder leads to its page.
import "./disk.js";
