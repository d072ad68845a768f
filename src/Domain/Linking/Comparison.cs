using ShopifySync.Domain.Catalog;

namespace ShopifySync.Domain.Linking;

/// <summary>What a link's last comparison looked at, as one text: the store's state, and the versions of the product, the policy and the canonical form.</summary>
public static class Comparison
{
    public static string Of(string remoteHash, int productVersion, int policyVersion) => $"{remoteHash} {productVersion}.{policyVersion}.{CanonicalForm.Version}";

    /// <summary>Null unless all facets are there and were compared with the same versions of this form.</summary>
    internal static string? SumUp(IReadOnlyCollection<LinkFacet> facets)
    {
        if (facets.Count != Enum.GetValues<Facet>().Length)
            return null;

        var first = facets.First();
        if (first.ComparedFormVersion != CanonicalForm.Version || facets.Any(f =>
            (f.ComparedProductVersion, f.ComparedPolicyVersion, f.ComparedFormVersion) != (first.ComparedProductVersion, first.ComparedPolicyVersion, first.ComparedFormVersion)))
            return null;

        string HashOf(Facet facet) => facets.First(f => f.Facet == facet).RemoteHash;
        return Of(new SnapshotHashes(HashOf(Facet.Content), HashOf(Facet.Media), HashOf(Facet.Metafields)).Together, first.ComparedProductVersion, first.ComparedPolicyVersion);
    }
}
