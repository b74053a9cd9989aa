//! Files compressed as servers hand them out, so that no request waits for it. The same bytes at each build: neither
//! form holds a time or a name here.

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{self, Write as _};

/// The ends of the names of compressed files.
pub const COMPRESSED: [&str; 2] = [".gz", ".br"];

/// How hard brotli tries: two steps below its best, which takes ten times as long for a few percent.
const QUALITY: i32 = 9;

/// What stands in the compressed files beside one of these bytes, by the end of their names; without those that would
/// not be smaller.
///
/// # Errors
/// Where there is no memory for it.
pub fn compressed(bytes: &[u8]) -> io::Result<Vec<(&'static str, Vec<u8>)>> {
    let [gzip_end, brotli_end] = COMPRESSED;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes)?;
    let mut brotli = Vec::new();
    let how = BrotliEncoderParams { quality: QUALITY, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut brotli, &how)?;
    let both = [(gzip_end, gzip.finish()?), (brotli_end, brotli)];
    Ok(both.into_iter().filter(|(_, compressed)| compressed.len() < bytes.len()).collect())
}
