using Polly.CircuitBreaker;
using ShopifySync.Application.Lanes;
using ShopifySync.Domain.Common;
using ShopifySync.Infrastructure.Shopify.Calling;
using ShopifySync.Testing;

namespace ShopifySync.Infrastructure.Tests.Shopify.Calling;

public sealed class StoreCircuitTests
{
    private readonly TestClock _clock = new();
    private StoreCircuit _circuit = null!;
    private Polly.ResiliencePipeline _pipeline = null!;
    private int _sent;

    [SetUp]
    public void SetUp()
    {
        _sent = 0;
        _circuit = new StoreCircuit(_clock, () => { });
        _pipeline = _circuit.Build();
    }

    [Test]
    public async Task AfterManyFailures_CallsRestUntilTheMomentThatIsNamed()
    {
        await Fail(20);

        await Fail(5);

        Assert.Multiple(() =>
        {
            Assert.That(_sent, Is.EqualTo(20), "what rests is not sent");
            Assert.That(_circuit.Look, Is.EqualTo(new StoreBreaker(BreakerState.Open, A.Noon, A.Noon.AddSeconds(10), "Away.")));
        });
    }

    [Test]
    public async Task WhenTheTryFails_ThePauseGrowsAndTheBeginningIsRemembered()
    {
        await Fail(20);
        _clock.Advance(TimeSpan.FromSeconds(10));
        var trying = _circuit.Look.State;

        await Fail(3);

        Assert.That((trying, _sent, _circuit.Look.Since, _circuit.Look.Until),
            Is.EqualTo((BreakerState.Trying, 21, (DateTimeOffset?)A.Noon, (DateTimeOffset?)A.Noon.AddSeconds(30))));
    }

    [Test]
    public async Task WhenTheTrySucceeds_CallsGoThroughAgain()
    {
        await Fail(20);
        _clock.Advance(TimeSpan.FromSeconds(10));

        await _pipeline.ExecuteAsync(_ => default);

        Assert.That(_circuit.Look, Is.EqualTo(StoreBreaker.Closed));
    }

    [Test]
    public async Task Refusals_OpenNothing()
    {
        await Fail(40, FailureClass.Refused);

        Assert.That((_sent, _circuit.Look.State), Is.EqualTo((40, BreakerState.Closed)));
    }

    private async Task Fail(int times, FailureClass failureClass = FailureClass.Transient)
    {
        for (var call = 0; call < times; call++)
        {
            try
            {
                await _pipeline.ExecuteAsync(ValueTask (_) =>
                {
                    _sent++;
                    throw new ShopifyCallException(failureClass, new Error(ErrorKind.Unavailable, "Test", "Away."));
                });
            }
            catch (Exception expected) when (expected is ShopifyCallException or BrokenCircuitException)
            {
                // What the caller would decide on; here only what was sent counts.
            }
        }
    }
}
