//! `kopfstelle serve`: the site as the ledger makes it now, on this machine only, for whoever books or words. It is
//! made anew whenever the ledger or the templates change; what is published is not touched.

mod answer;
mod dress;
mod preview;
mod server;
mod watch;

use super::args::ServeOptions;
use super::{Outcome, Result, console, places};
use crate::failure::Failure;
use preview::Preview;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;
use watch::Watch;

/// How long nothing is looked at between two looks for a change.
const PAUSE: Duration = Duration::from_millis(500);

pub(super) fn run(options: &ServeOptions) -> Result<Outcome> {
    // A ledger that is not there is a slip of the command line, and no change will mend it.
    places::ledger_root(&options.folders.ledger)?;
    let listener = server::listen(options.port)?;
    let (ended, end) = channel();
    on_end(ended)?;
    let folder = tempfile::Builder::new()
        .prefix("kopfstelle-")
        .tempdir()
        .map_err(Failure::io("beschreiben", std::env::temp_dir()))?;
    let mut watch = Watch::default();
    watch.sees_a_change(options);
    let preview = Arc::new(Preview::begin(folder.path().join("site"), options));
    let failed = || Failure::io("bedienen", "127.0.0.1");
    let address = format!("http://{}/", listener.local_addr().map_err(failed())?);
    let serving = server::start(listener, Arc::clone(&preview)).map_err(failed())?;
    console::say(format_args!(
        "Die Website steht unter {address} (nur auf diesem Rechner). Ende mit Strg+C."
    ))?;
    if options.open && open::that_detached(&address).is_err() {
        console::message("Es ließ sich kein Browser öffnen; die Adresse bitte selbst eingeben.");
    }
    while end.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
        if watch.sees_a_change(options) {
            preview.make_anew(options);
        }
    }
    drop(serving);
    folder.close().map_err(Failure::io("aufräumen", std::env::temp_dir()))?;
    Ok(Outcome::Done)
}

/// Says so when the run is to end: Ctrl-C, or a terminal that is closed.
fn on_end(ended: Sender<()>) -> Result<()> {
    let told = ctrlc::set_handler(move || {
        // Where nobody listens any more, the run has ended.
        let _ = ended.send(());
    });
    told.map_err(|error| Failure::io("abwarten", "Strg+C")(io::Error::other(error)))
}
