using ShopifySync.Domain.Stores;

namespace ShopifySync.Domain.Tests.Stores;

public sealed class ShopDomainTests
{
    [TestCase("linen.myshopify.com")]
    [TestCase("LINEN.myshopify.com ")]
    [TestCase("linen")]
    [TestCase("https://linen.myshopify.com/admin/products?x=1")]
    [TestCase("http://linen.myshopify.com")]
    public void Parse_WhatPeoplePaste_IsTheAddress(string typed) =>
        Assert.That(ShopDomain.Parse(typed).Value.Value, Is.EqualTo("linen.myshopify.com"));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("linen.example.com")]
    [TestCase("linen.myshopify.com.evil.example")]
    [TestCase("-linen.myshopify.com")]
    [TestCase("a b.myshopify.com")]
    [TestCase("user@linen.myshopify.com")]
    [TestCase("linen.myshopify.com:443")]
    [TestCase("a.b.myshopify.com")]
    public void Parse_AnythingElse_IsRefused(string? typed) =>
        Assert.That(ShopDomain.Parse(typed).Error, Is.EqualTo(StoreErrors.BadDomain(typed ?? "")));
}
