using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using ShopifySync.Application.Batches;
using ShopifySync.Application.Monitoring;
using ShopifySync.Application.Users;
using ShopifySync.Domain.Batches;

namespace ShopifySync.Web.Hubs;

/// <summary>
/// One watcher and the one pump that sends to it. It holds no queue: it has a place in the numbered events and the latest
/// moment of each batch, so that a slow client costs no memory, and falls behind until it is told to <c>resync</c>.
/// </summary>
internal sealed class HubConnection(
    ClaimsPrincipal user, ISingleClientProxy client, Action abort, IEventLog events, HubRequests requests, TimeProvider clock, ILogger log) : IDisposable
{
    /// <summary>Sending more again is dearer for both sides than to load anew what is shown.</summary>
    private const int MostBehind = 10_000;

    /// <summary>Progress goes to one watcher at most ten times a second.</summary>
    private static readonly TimeSpan ProgressPause = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A client that is back joins its rooms, then asks <c>Since</c>. Events wait this long for the question, so that what
    /// was missed comes before what is new.
    /// </summary>
    private static readonly TimeSpan TimeToAsk = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _bell = new(0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Dictionary<BatchId, BatchMoment> _moments = [];
    private readonly Delivered _delivered = new();
    private long _connectedAt;
    private long _position;
    private int _moves;
    private bool _asked;
    private bool _tooOld;
    private DateTimeOffset? _holdUntil;
    private DateTimeOffset _checkedAt = clock.GetUtcNow();
    private IDisposable? _watch;

    public Rooms Rooms { get; } = new();

    public async Task Start()
    {
        _connectedAt = _position = events.Latest;
        _watch = events.OnMore(Ring);
        await Send(HubMessage.Connected(_connectedAt, clock.GetUtcNow()));
        _ = Pump();
    }

    /// <summary>A room was joined: it gives what happened since the connection was made.</summary>
    public void Joined()
    {
        lock (_gate)
        {
            if (!_asked)
                _holdUntil = clock.GetUtcNow() + TimeToAsk;
            MoveTo(Math.Min(_position, Math.Max(_connectedAt, _delivered.Floor)));
        }

        Ring();
    }

    /// <summary>Everything after a number that this connection was not sent yet.</summary>
    public void Since(long number)
    {
        lock (_gate)
        {
            (_asked, _holdUntil) = (true, null);
            if (number > events.Latest || number < _delivered.Floor || events.Latest - number > MostBehind)
                _tooOld = true;
            else if (number < _position)
                MoveTo(number);
        }

        Ring();
    }

    public void Offer(BatchMoment moment)
    {
        if (!Rooms.Have(moment))
            return;

        lock (_gate)
            _moments[moment.Id] = moment;
        Ring();
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _ended.Cancel();
    }

    private void MoveTo(long position) => (_position, _moves) = (position, _moves + 1);

    private void Ring()
    {
        if (_bell.CurrentCount == 0)
            _bell.Release();
    }

    private async Task Pump()
    {
        var nextProgress = clock.GetUtcNow();
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                if (!await MayStillWatch())
                    return;

                await SendEvents();
                if (clock.GetUtcNow() >= nextProgress && TakeMoment() is { } moment)
                {
                    await Send(HubMessage.Of(moment, clock.GetUtcNow()));
                    nextProgress = clock.GetUtcNow() + ProgressPause;
                }

                await _bell.WaitAsync(Wait(nextProgress), _ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The client is gone.
        }
#pragma warning disable CA1031 // The database may be away: the client comes back by itself, and asks Since.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            log.LogWarning(trouble, "A watcher is let go");
            abort();
        }
    }

    private TimeSpan Wait(DateTimeOffset nextProgress)
    {
        lock (_gate)
        {
            var wait = CheckEvery;
            var now = clock.GetUtcNow();
            if (_moments.Count > 0)
                wait = nextProgress - now;
            if (_holdUntil is { } held && held - now < wait)
                wait = held - now;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    private async Task SendEvents()
    {
        while (Place() is var (position, moves))
        {
            var page = events.Latest - position > MostBehind ? null : await events.After(position, _ended.Token);
            if (page is null)
            {
                await Resync();
                return;
            }

            if (page.Count == 0)
                return;

            foreach (var happened in page)
            {
                if (Rooms.Have(happened) && !_delivered.Has(happened.Number))
                {
                    await Send(HubMessage.Of(happened));
                    _delivered.Add(happened.Number);
                }

                if (!Advance(happened.Number, moves))
                    break; // a room was joined, or Since asked, meanwhile
            }
        }
    }

    /// <summary>Null while events are held back for <c>Since</c>.</summary>
    private (long Position, int Moves)? Place()
    {
        lock (_gate)
        {
            if (_tooOld)
                return (long.MaxValue, _moves);
            return _holdUntil > clock.GetUtcNow() ? null : (_position, _moves);
        }
    }

    private bool Advance(long number, int moves)
    {
        lock (_gate)
        {
            if (moves != _moves)
                return false;
            _position = number;
            return true;
        }
    }

    private async Task Resync()
    {
        long latest;
        lock (_gate)
        {
            _tooOld = false;
            MoveTo(latest = events.Latest);
        }

        await Send(HubMessage.Resync(latest, clock.GetUtcNow()));
    }

    private BatchMoment? TakeMoment()
    {
        lock (_gate)
        {
            if (_moments.Count == 0)
                return null;
            var (id, moment) = _moments.First();
            _moments.Remove(id);
            return moment;
        }
    }

    /// <summary>Grants, tokens and passwords are looked at again while the connection lasts: who has lost them is let go.</summary>
    private async Task<bool> MayStillWatch()
    {
        var now = clock.GetUtcNow();
        if (now - _checkedAt < CheckEvery)
            return true;

        _checkedAt = now;
        var still = await requests.Send(new StillSignedInQuery(user), user, _ended.Token);
        if (!still.IsFailure)
            return true;

        await Send(HubMessage.Refused(still.Error.Message, now));
        abort();
        return false;
    }

    /// <summary>Waits while the client's connection takes no more: that is the back-pressure.</summary>
    private Task Send(HubMessage message) => client.SendAsync(message.Type, message, _ended.Token);
}
