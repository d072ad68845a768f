using System.Text.Json.Nodes;
using ShopifySync.Web.Endpoints;

namespace ShopifySync.Web.Tests.Endpoints;

public sealed class OtherNamesTests
{
    [TestCase("since_hours", ExpectedResult = "sinceHours")]
    [TestCase("product_ids", ExpectedResult = "productIds")]
    [TestCase("resolved_value", ExpectedResult = "resolvedValue")]
    [TestCase("tenantId", ExpectedResult = "storeId")]
    [TestCase("tenant_id", ExpectedResult = "storeId")]
    [TestCase("sinceHours", ExpectedResult = "sinceHours")]
    [TestCase("_", ExpectedResult = "")]
    public string Ours_OfAName_IsTheContractsName(string name) => OtherNames.Ours(name);

    [Test]
    public void Rename_OfABody_LeavesTheDataAlone()
    {
        var body = JsonNode.Parse("""{"store_id": "a", "filter": {"min_price_change": 2}, "value": {"my_key": 1}}""");

        var renamed = OtherNames.Rename(body)!.ToJsonString();

        Assert.That(renamed, Is.EqualTo("""{"storeId":"a","filter":{"minPriceChange":2},"value":{"my_key":1}}"""));
    }
}
