//! The address at which the site stands, as settings give it.

use serde::Deserialize;
use url::Url;

/// An address of a folder in the web: what its pages' own addresses begin with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(in crate::pages) struct SiteAddress(Url);

impl SiteAddress {
    /// The address, to which a path within the folder can be added.
    pub(in crate::pages) fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The address of what stands at a path below the root; the first page of a folder is the folder's.
    pub(in crate::pages) fn of(&self, path: &str) -> String {
        let path = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => path,
        };
        format!("{}{path}", self.0)
    }

    /// The path of the root on its server, with `/` at both ends.
    pub(in crate::pages) fn path(&self) -> &str {
        self.0.path()
    }
}

impl TryFrom<String> for SiteAddress {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut url = Url::parse(text.trim()).map_err(|_| NO_FOLDER)?;
        let is_folder =
            matches!(url.scheme(), "https" | "http") && url.query().is_none() && url.fragment().is_none();
        if !is_folder {
            return Err(NO_FOLDER);
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self(url))
    }
}

const NO_FOLDER: &str = "hier steht die Adresse eines Ordners: https://kosten.musterstadt.example/";

#[cfg(test)]
mod tests {
    use super::SiteAddress;

    #[test]
    fn pages_stand_below_the_address() {
        let address = SiteAddress::try_from("https://stadt.example/kosten/".to_owned()).expect("an address");
        assert_eq!(address.of("index.html"), "https://stadt.example/kosten/");
        assert_eq!(address.of("jahre/index.html"), "https://stadt.example/kosten/jahre/");
        assert_eq!(address.of("jahre/2024.html"), "https://stadt.example/kosten/jahre/2024.html");
        assert_eq!(address.path(), "/kosten/");
        let without = SiteAddress::try_from("https://stadt.example/kosten".to_owned());
        assert_eq!(without, Ok(address));
    }

    #[test]
    fn what_is_no_folder_of_the_web_is_refused() {
        for no in
            ["stadt.example/", "ftp://stadt.example/", "https://a.example/#b", "https://a.example/?b", ""]
        {
            assert!(SiteAddress::try_from(no.to_owned()).is_err(), "{no}");
        }
    }
}
