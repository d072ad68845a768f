using ShopifySync.Web.Components.Shared;

namespace ShopifySync.Web.Tests.Components;

public sealed class TypedAmountTests
{
    [TestCase("19.90", 19.90)]
    [TestCase("19,90", 19.90)]
    [TestCase(" 1000 ", 1000)]
    [TestCase("0,250", 0.250)]
    [TestCase("-5", -5)]
    [TestCase("1.0000", 1)]
    public void Read_ANumber_WithPointOrComma(string typed, decimal expected) =>
        Assert.That(TypedAmount.Read(typed), Is.EqualTo(((decimal?)expected, (string?)null)));

    [TestCase("1,000", "Is this 1000, or 1.0000? Write it in that way.")]
    [TestCase("12.500", "Is this 12500, or 12.5000? Write it in that way.")]
    [TestCase("1,000.50", TypedAmount.Unreadable)]
    [TestCase("1 000", TypedAmount.Unreadable)]
    [TestCase("free", TypedAmount.Unreadable)]
    [TestCase("", TypedAmount.Unreadable)]
    public void Read_WhatIsNoNumberOrTwo_SaysSo(string typed, string problem) =>
        Assert.That(TypedAmount.Read(typed), Is.EqualTo(((decimal?)null, problem)));
}
