using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Linking;

/// <summary>One facet of a link: what was agreed, what the store had when last seen, and what that comparison looked at.</summary>
public sealed class LinkFacet
{
    private LinkFacet() { } // EF Core

    internal LinkFacet(LinkId link, Facet facet) => (LinkId, Facet) = (link, facet);

    public LinkId LinkId { get; private init; }
    public Facet Facet { get; private init; }

    /// <summary>The agreed state in the store's form (JSON of the facet).</summary>
    public string Baseline { get; private set; } = "";

    /// <summary>Values that the catalogue writes otherwise than the store (JSON object path → value); null when none.</summary>
    public string? LocalForms { get; private set; }

    /// <summary>The state last seen in the store; null when it is the baseline.</summary>
    public string? Remote { get; private set; }

    public string RemoteHash { get; private set; } = "";
    public int ComparedProductVersion { get; private set; }
    public int ComparedOverrideVersion { get; private set; }
    public int ComparedPolicyVersion { get; private set; }
    public int ComparedFormVersion { get; private set; }

    internal void Agree(string baseline, string? localForms) => (Baseline, LocalForms) = (baseline, localForms);

    internal void Saw(string remote, string remoteHash) => (Remote, RemoteHash) = (remote == Baseline ? null : remote, remoteHash);

    internal void Compared(int productVersion, int policyVersion) =>
        (ComparedProductVersion, ComparedPolicyVersion, ComparedFormVersion) = (productVersion, policyVersion, CanonicalForm.Version);
}
