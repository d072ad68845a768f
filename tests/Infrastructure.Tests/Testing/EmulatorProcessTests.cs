using System.Net;
using System.Net.Http.Json;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Testing;

public sealed class EmulatorProcessTests
{
    private const string Shop = "shop.myshopify.com";

    private EmulatorProcess _emulator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _emulator = await EmulatorProcess.Start();
        await _emulator.CreateShop(new EmulatorShop(Shop, Products: 10) { Token = "right-token" });
    }

    [OneTimeTearDown]
    public async Task Stop() => await _emulator.DisposeAsync();

    [Test]
    public async Task Call_WithTheToken_IsAnsweredAndRecorded()
    {
        var status = await Call("right-token");

        var call = (await _emulator.Calls(Shop))[^1];
        Assert.That((status, call.Document, call.Status), Is.EqualTo((HttpStatusCode.OK, "Name", 200)));
    }

    [Test]
    public async Task Call_WithAnotherToken_IsRefused()
    {
        var status = await Call("wrong-token");

        Assert.That(status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Faults_OfAStatus_MeetTheNextCallOnly()
    {
        await _emulator.Faults(Shop, new EmulatorFault("status") { Status = 503, Times = 1 });

        var (first, second) = (await Call("right-token"), await Call("right-token"));

        Assert.That((first, second), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Edit_ByTheMerchant_IsInTheLedger()
    {
        var before = (await _emulator.Ledger(Shop)).Count;

        var edits = await _emulator.Edit(Shop, edits: 3);

        var written = (await _emulator.Ledger(Shop, after: before)).Where(entry => entry.Actor == "merchant").Select(entry => entry.Id);
        Assert.That(edits, Has.Count.EqualTo(3));
        Assert.That(written, Is.EquivalentTo(edits.Select(edit => edit.Id)));
    }

    private async Task<HttpStatusCode> Call(string token)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-Shopify-Access-Token", token);
        var address = new Uri(_emulator.BaseAddress, $"/shops/{Shop}/admin/api/2026-10/graphql.json");
        using var answer = await client.PostAsJsonAsync(address, new { query = "query Name { shop { name } }" });
        return answer.StatusCode;
    }
}
