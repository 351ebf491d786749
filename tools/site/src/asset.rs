//! One file that a browser is sent: its bytes, the name we know it by, and its address.
//!
//! Addresses are seen by anyone who sees the traffic of a shared computer, so a hashed address says
//! nothing but the content's own hash.

use std::io::Write;

use data_encoding::HEXLOWER;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// How much of the hash goes into an address: 64 bits, so that no two versions ever meet.
const HASH_DIGITS: usize = 16;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asset {
    /// What templates call it, such as `respondent.js`.
    pub(crate) name: String,
    /// Path on the server, from `/`.
    pub(crate) address: String,
    pub(crate) bytes: Vec<u8>,
}

impl Asset {
    /// Under an address made of nothing but its content's hash and `extension`.
    pub(crate) fn hashed(name: impl Into<String>, extension: &str, bytes: Vec<u8>) -> Self {
        let digest = HEXLOWER.encode(&Sha256::digest(&bytes));
        let address = format!("/a/{}.{extension}", &digest[..HASH_DIGITS]);
        Self { name: name.into(), address, bytes }
    }

    /// Under the name that browsers ask for of their own accord, such as `/favicon.ico`.
    pub(crate) fn by_name(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), address: format!("/{name}"), bytes }
    }
}

/// The brotli twin at its smallest: quality 11, window 22.
pub(crate) fn brotli(bytes: &[u8]) -> Vec<u8> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut small = Vec::new();
    // Writing to a vector cannot fail; an empty twin would show at once in `site weigh`.
    let written = brotli::BrotliCompress(&mut &bytes[..], &mut small, &settings);
    debug_assert!(written.is_ok());
    small
}

/// The gzip twin, for clients without brotli. It carries no time, so it is the same each time.
pub(crate) fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

    use std::io::Read;

    use super::*;

    #[test]
    fn an_address_tells_nothing_but_the_content() {
        let asset = Asset::hashed("respondent.js", "js", b"abc".to_vec());
        assert_eq!(asset.address, "/a/ba7816bf8f01cfea.js");
    }

    #[test]
    fn both_twins_unpack_to_the_original() {
        let original: Vec<u8> = (0..20_000_u32).flat_map(|n| (n / 7).to_le_bytes()).collect();

        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&original)[..], &mut from_brotli).unwrap();
        assert_eq!(from_brotli, original);

        let packed = gzip(&original).unwrap();
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut from_gzip).unwrap();
        assert_eq!(from_gzip, original);
        assert!(packed.len() < original.len());
    }
}
