using ShopifySync.Domain.Catalog;
using ShopifySync.Domain.Staging;
using ShopifySync.Domain.Stores;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Staging;

public sealed class AcceptedDifferenceTests
{
    [TestCase("title", "\"here\"", "\"there\"", true)]
    [TestCase("title", "\"moved\"", "\"there\"", false)]
    [TestCase("title", "\"here\"", "\"moved\"", false)]
    [TestCase("title", null, "\"there\"", false)]
    [TestCase("vendor", "\"here\"", "\"there\"", false)]
    public void Covers_TheSameDifference_UntilASideMoves(string path, string? local, string? remote, bool covered)
    {
        var accepted = new AcceptedDifference(
            StoreId.New(), "product", FieldPath.Title, SnapshotJson.Hash("\"here\""), SnapshotJson.Hash("\"there\""), "mira", A.Noon);

        Assert.That(accepted.Covers(A.Difference(new FieldPath(path), local: local, remote: remote)), Is.EqualTo(covered));
    }
}
