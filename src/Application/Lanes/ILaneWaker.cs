namespace ShopifySync.Application.Lanes;

/// <summary>Tells a lane that there is work for it. Wake-ups never pile up.</summary>
public interface ILaneWaker
{
    Task Wake(string laneId, CancellationToken ct);
}
