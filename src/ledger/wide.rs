//! Encodings that take two or four bytes for each character: UTF-16, which Windows calls „Unicode-Text“, and UTF-32.
//! They are recognised so that one finding names them; nothing is ever published from such a file.

/// One of these encodings.
#[derive(Clone, Copy)]
struct Wide {
    name: &'static str,
    /// How many bytes a unit has.
    width: usize,
    is_big_endian: bool,
    /// The bytes at the beginning that name the encoding, if they are there.
    mark: &'static [u8],
}

/// The mark of UTF-32 begins with that of UTF-16, so it is looked for first.
const ENCODINGS: [Wide; 4] = [
    Wide { name: "UTF-32", width: 4, is_big_endian: false, mark: b"\xFF\xFE\0\0" },
    Wide { name: "UTF-32", width: 4, is_big_endian: true, mark: b"\0\0\xFE\xFF" },
    Wide { name: "UTF-16 („Unicode-Text“)", width: 2, is_big_endian: false, mark: b"\xFF\xFE" },
    Wide { name: "UTF-16 („Unicode-Text“)", width: 2, is_big_endian: true, mark: b"\xFE\xFF" },
];

/// So many bytes tell the encoding of a file without a mark.
const SAMPLE: usize = 4096;

/// The name of the encoding and the text of a file that is in one of these.
pub(super) fn decoded(bytes: &[u8]) -> Option<(&'static str, String)> {
    let marked = ENCODINGS.iter().find_map(|wide| Some((wide, bytes.strip_prefix(wide.mark)?)));
    let (wide, rest) =
        marked.or_else(|| Some((ENCODINGS.iter().find(|wide| wide.seems_to_be_of(bytes))?, bytes)))?;
    Some((wide.name, wide.text(rest)))
}

impl Wide {
    fn units(self, bytes: &[u8]) -> impl Iterator<Item = u32> {
        let append = |unit: u32, byte: u8| unit << 8 | u32::from(byte);
        bytes.chunks_exact(self.width).map(move |bytes| match self.is_big_endian {
            true => bytes.iter().copied().fold(0, append),
            false => bytes.iter().rev().copied().fold(0, append),
        })
    }

    /// Whether nearly all characters would be Western letters and signs, as in any ledger. In UTF-8 none is, as none
    /// of its bytes is zero.
    fn seems_to_be_of(self, bytes: &[u8]) -> bool {
        let sample = &bytes[..bytes.len().min(SAMPLE)];
        let western = self.units(sample).filter(|unit| (1..0x100).contains(unit)).count();
        western > 0 && 4 * western >= 3 * (sample.len() / self.width)
    }

    fn text(self, bytes: &[u8]) -> String {
        let units = self.units(bytes);
        if self.width == 4 {
            return units.map(|unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        }
        // Two bytes always fit.
        let units = units.filter_map(|unit| u16::try_from(unit).ok());
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn what_has_no_zero_bytes_or_few_is_not_wide() {
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
        let utf32 =
            |order: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| order(c.into())).collect::<Vec<u8>>();
        let both = |mark: &[u8], bytes: Vec<u8>| [[mark, &bytes].concat(), bytes];
        let utf16 = [both(b"\xFF\xFE", utf16(u16::to_le_bytes)), both(b"\xFE\xFF", utf16(u16::to_be_bytes))];
        let utf32 =
            [both(b"\xFF\xFE\0\0", utf32(u32::to_le_bytes)), both(b"\0\0\xFE\xFF", utf32(u32::to_be_bytes))];
        for bytes in utf16.iter().flatten() {
            assert_eq!(decoded(bytes), Some(("UTF-16 („Unicode-Text“)", text.to_owned())), "{bytes:?}");
        }
        for bytes in utf32.iter().flatten() {
            assert_eq!(decoded(bytes), Some(("UTF-32", text.to_owned())), "{bytes:?}");
        }
    }
}
