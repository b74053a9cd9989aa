//! UTF-16, which Windows calls „Unicode-Text“: recognised so that one finding names it; nothing is ever published from
//! such a file.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// So many bytes tell the encoding of a file without a mark.
const SAMPLE: usize = 4096;

/// The text of a file in UTF-16, with or without a mark.
#[must_use]
pub fn decoded(bytes: &[u8]) -> Option<String> {
    let marked =
        Encoding::for_bom(bytes).map(|(encoding, _)| encoding).filter(|&encoding| is_utf16(encoding));
    let encoding =
        marked.or_else(|| [UTF_16LE, UTF_16BE].into_iter().find(|encoding| seems_to_be(bytes, encoding)))?;
    Some(encoding.decode_with_bom_removal(bytes).0.into_owned())
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// Whether nearly all characters would be Western letters and signs, as in any ledger. In UTF-8 none is, as none of its
/// bytes is zero.
fn seems_to_be(bytes: &[u8], encoding: &'static Encoding) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_western = |pair: &&[u8]| {
        let (high, low) = if encoding == UTF_16LE { (pair[1], pair[0]) } else { (pair[0], pair[1]) };
        high == 0 && low != 0
    };
    let western = sample.chunks_exact(2).filter(is_western).count();
    western > 0 && 4 * western >= 3 * (sample.len() / 2)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn what_has_no_zero_bytes_or_few_is_not_utf16() {
        for bytes in
            [&b""[..], b"a", b"entry,note\n", b"a\0\0\0b,Stra\xC3\x9Fe\n", b"\0\0\0\0\0\0", "łłłł".as_bytes()]
        {
            assert_eq!(decoded(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_text_is_read_with_and_without_its_mark_and_in_either_order() {
        let text = "entry,Straße 😀\n";
        let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let both = |mark: &[u8], bytes: Vec<u8>| [[mark, &bytes].concat(), bytes];
        let files = [both(b"\xFF\xFE", utf16(u16::to_le_bytes)), both(b"\xFE\xFF", utf16(u16::to_be_bytes))];
        for bytes in files.iter().flatten() {
            assert_eq!(decoded(bytes).as_deref(), Some(text), "{bytes:?}");
        }
    }
}
