using MediatR;
using Microsoft.AspNetCore.SignalR;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Batches;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Web.Hubs;

/// <summary>What happens, live, for programs. Pages subscribe in process instead.</summary>
internal sealed class SyncHub(HubConnections connections, HubRequests requests, IEventLog events, IHubContext<SyncHub> hub, TimeProvider clock, ILogger<SyncHub> log) : Hub
{
    public override async Task OnConnectedAsync()
    {
        await Check(new WatchRoomQuery());
        var context = Context;
        var connection = new HubConnection(context.User!, hub.Clients.Client(context.ConnectionId), context.Abort, events, requests, clock, log);
        connections.Add(context.ConnectionId, connection);
        await connection.Start();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        return Task.CompletedTask;
    }

    public async Task JoinOperation(string batchId)
    {
        var batch = new BatchId(Read(batchId, SyncBatchErrors.NotFound));
        await Check(new WatchRoomQuery(Batch: batch));
        var connection = connections.Of(Context.ConnectionId);
        connection.Rooms.Join(batch);
        connection.Joined();
    }

    public void LeaveOperation(string batchId) => connections.Of(Context.ConnectionId).Rooms.Leave(new BatchId(Read(batchId, SyncBatchErrors.NotFound)));

    public async Task JoinStore(string storeId)
    {
        var store = new StoreId(Read(storeId, StoreErrors.NotFound));
        await Check(new WatchRoomQuery(Store: store));
        var connection = connections.Of(Context.ConnectionId);
        connection.Rooms.Join(store);
        connection.Joined();
    }

    /// <summary>Sends what happened in the joined rooms after a number; call it after the joins.</summary>
    public async Task Since(long eventNumber)
    {
        await Check(new WatchRoomQuery());
        connections.Of(Context.ConnectionId).Since(eventNumber);
    }

    private async Task Check(IRequest<Result> request)
    {
        var answer = await requests.Send(request, Context.User!, Context.ConnectionAborted);
        if (answer.IsFailure)
            throw Refused(answer.Error);
    }

    private static Guid Read(string id, Error otherwise) => Guid.TryParse(id, out var value) ? value : throw Refused(otherwise);

    private static HubException Refused(Error error) => new($"{error.Code}: {error.Message} {error.NextStep}".TrimEnd());
}
