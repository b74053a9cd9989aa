//! The web server: connections on 127.0.0.1, each handed to hyper. What is answered stands in [`super::answer`].

use super::answer::answer;
use super::preview::Preview;
use crate::failure::Failure;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use std::convert::Infallible;
use std::future::ready;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};

/// The port, unless another is asked for or this one is taken.
const PORT: u16 = 4853;

/// Listens on this machine only.
pub(super) fn listen(asked: Option<u16>) -> Result<TcpListener, Failure> {
    let on = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = match asked {
        Some(port) => on(port),
        None => on(PORT).or_else(|_| on(0)),
    };
    listener.map_err(Failure::io("belegen", format!("127.0.0.1:{}", asked.unwrap_or(PORT))))
}

/// Answers on a thread of its own until what is returned is dropped.
pub(super) fn start(listener: TcpListener, preview: Arc<Preview>) -> io::Result<Runtime> {
    let port = listener.local_addr()?.port();
    listener.set_nonblocking(true)?;
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let listener = {
        let _inside = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(async move {
        loop {
            let Ok((connection, _)) = listener.accept().await else {
                // Too many at once, say: some will end.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            let preview = Arc::clone(&preview);
            let service =
                service_fn(move |request| ready(Ok::<_, Infallible>(answer(&preview, port, &request))));
            // A browser that goes away in the middle is no failure of ours.
            tokio::spawn(http1::Builder::new().serve_connection(TokioIo::new(connection), service));
        }
    });
    Ok(runtime)
}
